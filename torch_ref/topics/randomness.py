"""Random numbers: torch's functions take the generator as an argument."""

import torch


def generator(seed):
    """Return a new generator: any code may draw from the global one."""
    return torch.Generator().manual_seed(seed)


def integers(g, n):
    """Draw n integers from 0 to 2⁶³ − 1."""
    return torch.empty(n, dtype=torch.int64).random_(generator=g)


def uniforms(g, n):
    """Draw n numbers from 0 to 1, 1 excluded."""
    return torch.rand(n, generator=g, dtype=torch.float64)


def uniforms_float32(g, n):
    """Draw n numbers from 0 to 1, 1 excluded, in torch's default precision."""
    return torch.rand(n, generator=g)


def permutation(g, n):
    """Shuffle 0 .. n − 1."""
    return torch.randperm(n, generator=g)


def normals(g, n):
    """Draw n numbers of mean 0 and variance 1."""
    return torch.randn(n, generator=g, dtype=torch.float64)


def mask(g, n, p):
    """Draw a mask of dropout; `nn.Dropout` draws its own from the global generator."""
    keep = torch.full((n,), 1 - p, dtype=torch.float64)
    return torch.bernoulli(keep, generator=g) / keep
