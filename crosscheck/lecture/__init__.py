"""What a framework automates: each topic by hand (`manual/topics`) beside torch (`torch_ref/topics`)."""
