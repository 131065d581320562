/* The network, its loss and its gradient in C, point by point.
   The 17 parameters: u1 .. u4, a, v11, v12, .. v41, v42, b1 .. b4. */

#include <math.h>

static double phi(double t) {
    return t >= 0 ? 1 / (1 + exp(-t)) : exp(t) / (1 + exp(t));
}

static double softplus(double t) {
    return fmax(t, 0) + log1p(exp(-fabs(t)));
}

/* z = u . G + a with G = phi(V x + b) */
static double pre_activation(const double *params, const double *x, double *G) {
    double z = params[4];
    for (int j = 0; j < 4; j++) {
        G[j] = phi(params[5 + 2 * j] * x[0] + params[6 + 2 * j] * x[1] + params[13 + j]);
        z += params[j] * G[j];
    }
    return z;
}

void outputs(const double *params, const double *X, long n, double *y_out) {
    double G[4];
    for (long i = 0; i < n; i++)
        y_out[i] = phi(pre_activation(params, X + 2 * i, G));
}

/* Return the cross-entropy; leave its 17 derivatives in dE. */
double loss_and_gradient(const double *params, const double *X, const double *y, long n, double *dE) {
    double E = 0, G[4];
    for (int k = 0; k < 17; k++)
        dE[k] = 0;
    for (long i = 0; i < n; i++) {
        const double *x = X + 2 * i;
        double sign = 1 - 2 * y[i];
        double s = sign * pre_activation(params, x, G);
        double dE_dz = sign * phi(s); /* y_out - y */
        E += softplus(s);
        dE[4] += dE_dz;
        for (int j = 0; j < 4; j++) {
            double dE_dq = dE_dz * params[j] * G[j] * (1 - G[j]);
            dE[j] += dE_dz * G[j];
            dE[5 + 2 * j] += dE_dq * x[0];
            dE[6 + 2 * j] += dE_dq * x[1];
            dE[13 + j] += dE_dq;
        }
    }
    return E;
}
