"""Data parallel: `DistributedDataParallel` averages the gradients over the processes during `backward()`."""

import os
import socket
import tempfile

import torch
from torch import Tensor, distributed, nn
from torch.multiprocessing.spawn import spawn
from torch.nn.parallel import DistributedDataParallel
from torch.optim import SGD

from torch_ref import Network

RANKS = 2


def train(params: Tensor, X: Tensor, y: Tensor, eta: float, n_steps: int) -> tuple[Tensor, Tensor]:
    """Descend in two processes: g at each step and p before and after each, of both ranks, (.., 2, 17)."""
    gradients = torch.zeros(n_steps, RANKS, 17, dtype=torch.float64).share_memory_()
    trajectory = torch.zeros(n_steps + 1, RANKS, 17, dtype=torch.float64).share_memory_()
    with tempfile.TemporaryDirectory() as folder:
        meet = f"file://{folder}/meet"
        spawn(_descend, (meet, params, X, y, eta, gradients, trajectory), nprocs=RANKS)
    return gradients, trajectory


def _descend(
    rank: int, meet: str, params: Tensor, X: Tensor, y: Tensor, eta: float, gradients: Tensor, trajectory: Tensor
) -> None:
    """Do what each rank does."""
    torch.set_num_threads(1)  # as torchrun does: the ranks share the cores
    os.environ["GLOO_SOCKET_IFNAME"] = socket.if_indextoname(1)  # the loopback: no other machine takes part
    distributed.init_process_group("gloo", init_method=meet, rank=rank, world_size=RANKS)
    model = Network(params)
    # The model with hooks: during backward() each .grad is replaced by its mean over the ranks, as `_average` does by hand.
    parallel = DistributedDataParallel(model)
    optimizer = SGD(parallel.parameters(), lr=eta)
    X, y = X[rank::RANKS], y[rank::RANKS]  # a DistributedSampler deals the points out likewise

    trajectory[0, rank] = torch.tensor(model.packed())
    for k in range(len(gradients)):
        optimizer.zero_grad()
        nn.BCEWithLogitsLoss(reduction="sum")(parallel(X), y).backward()
        optimizer.step()
        gradients[k, rank] = torch.tensor(model.packed_gradient())
        trajectory[k + 1, rank] = torch.tensor(model.packed())
    distributed.barrier()  # torch aborts a rank whose group goes while the other is still at work
    distributed.destroy_process_group()
