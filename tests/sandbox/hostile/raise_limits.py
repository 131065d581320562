# expect at strong: harmless: takes its limits back
import resource


def network(x, params):
    raised = 0
    for which in (resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_CPU, resource.RLIMIT_NOFILE):
        limit = resource.getrlimit(which)[1]
        try:
            resource.setrlimit(which, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            raised += limit != resource.RLIM_INFINITY
        except (ValueError, OSError):
            pass
    return float(raised)
