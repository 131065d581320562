"""The homework as a PyTorch user would write it: an `nn.Module`, `BCEWithLogitsLoss`, `SGD`; packed like the homework."""

from torch_ref.layout import as_party
from torch_ref.network import Network
from torch_ref.party import configured, loss, loss_gradient, network, optimize

__all__ = ["Network", "as_party", "configured", "loss", "loss_gradient", "network", "optimize"]
