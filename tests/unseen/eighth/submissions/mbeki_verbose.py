import numpy as np

def network(x, params):
    """Evaluate the network output at (x1,x2) with the specified parameters."""
    output_weights = params[0:4]
    output_bias = params[4]
    hidden_weights_for_x1 = params[5::2][:4]
    hidden_weights_for_x2 = params[6::2][:4]
    hidden_biases = params[-4:]
    # print(hidden_weights_for_x1, hidden_weights_for_x2)
    hidden_inputs = hidden_weights_for_x1*x[0] + hidden_weights_for_x2*x[1] + hidden_biases
    hidden_outputs = 1/(1 + np.exp(-hidden_inputs))
    output_input = np.sum(output_weights*hidden_outputs) + output_bias
    return 1/(1 + np.exp(-output_input))

def loss(params, X_train, y_train):
    """Evaluate the cross-entropy loss."""
    number_of_points = X_train.shape[0]
    targets = y_train.reshape(number_of_points)
    predictions = np.empty(number_of_points)
    for point_number in range(number_of_points):
        predictions[point_number] = network(X_train[point_number], params)
    log_likelihoods = targets*np.log(predictions) + (1 - targets)*np.log(1 - predictions)
    return -log_likelihoods.sum()

def loss_gradient(params, X_train, y_train):
    """Calculate the partial derivatives of the loss function."""
    number_of_points = X_train.shape[0]
    targets = y_train.reshape(number_of_points)
    derivatives = np.zeros(17)
    for point_number in range(number_of_points):
        x1, x2 = X_train[point_number]
        residual = network((x1, x2), params) - targets[point_number]
        derivatives[4] += residual
        for node in range(4):
            node_output = 1/(1 + np.exp(-(params[5 + 2*node]*x1 + params[6 + 2*node]*x2 + params[13 + node])))
            derivatives[node] += residual*node_output
            node_sensitivity = params[node]*node_output*(1 - node_output)
            derivatives[5 + 2*node] += residual*node_sensitivity*x1
            derivatives[6 + 2*node] += residual*node_sensitivity*x2
            derivatives[13 + node] += residual*node_sensitivity
    return derivatives
