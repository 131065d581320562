import torch
@torch.compile(dynamic=True)
def compiled(q):
    return torch.sigmoid(q)
def phi(q):
    q = torch.as_tensor(q, dtype=torch.float64)
    return compiled(q.ravel()).reshape(q.shape).numpy()
