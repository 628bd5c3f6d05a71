"""Which internet addresses may be asked: those of other people's machines on the open internet.

A list of our own, since what counts as global differs between versions of Python.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_REFUSED_V4 = {
    IPv4Network(network): reason
    for network, reason in {
        "0.0.0.0/8": "this machine",
        "10.0.0.0/8": "private",
        "100.64.0.0/10": "private to a provider",
        "127.0.0.0/8": "this machine",
        "168.63.129.16/32": "a cloud's own service",
        "169.254.0.0/16": "link-local",
        "172.16.0.0/12": "private",
        "192.0.0.0/24": "reserved",
        "192.0.2.0/24": "reserved",
        "192.88.99.0/24": "reserved",
        "192.168.0.0/16": "private",
        "198.18.0.0/15": "reserved",
        "198.51.100.0/24": "reserved",
        "203.0.113.0/24": "reserved",
        "224.0.0.0/4": "multicast",
        "240.0.0.0/4": "reserved",
    }.items()
}
_OPEN_V6 = IPv6Network("2000::/3")
# Inside the open range, and yet leading elsewhere: tunnels into IPv4, protocols, examples.
_REFUSED_V6 = [
    IPv6Network(network)
    for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48")
]
# Networks whose lower 32 bits are an IPv4 address that the connection ends at.
_CARRIES_V4 = [IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96")]


def refusal(address: str) -> str | None:
    """What speaks against asking at an address ("private"), None when nothing does."""
    parsed = ip_address(address.partition("%")[0])
    return _refusal_v4(parsed) if isinstance(parsed, IPv4Address) else _refusal_v6(parsed)


def _refusal_v4(address: IPv4Address) -> str | None:
    return next((reason for network, reason in _REFUSED_V4.items() if address in network), None)


def _refusal_v6(address: IPv6Address) -> str | None:
    if any(address in network for network in _CARRIES_V4):
        return _refusal_v4(IPv4Address(int(address) & 0xFFFF_FFFF))
    if address == IPv6Address("::1"):
        return "this machine"
    if address not in _OPEN_V6 or any(address in network for network in _REFUSED_V6):
        return "private or reserved"
    return None
