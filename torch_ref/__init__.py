"""The homework as a PyTorch user would write it: an `nn.Module`, `BCEWithLogitsLoss`, `SGD`; packed like the homework."""

try:
    from torch_ref.network import Network
    from torch_ref.party import as_party, configured, loss, loss_gradient, network, optimize
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] != "torch":
        raise
    told = "torch_ref needs torch, which is not installed: pip install torch."
    raise ModuleNotFoundError(told, name="torch") from None

__all__ = ["Network", "as_party", "configured", "loss", "loss_gradient", "network", "optimize"]
