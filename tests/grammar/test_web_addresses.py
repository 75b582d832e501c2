"""Addresses of the web: what a record may link to."""

import pytest
from edition.grammar.web_addresses import fault


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/",
        "HTTPS://Example.org:8443/a/b?c=d&e=f#g",
        "https://sagapedia.com/en/Siege_of_Pyongyang_(1592)",
        "https://ru.wikipedia.org/wiki/Мао_Цзэдун",
        "https://例え.jp/道",
        "https://xn--bcher-kva.example/",
        "http://127.0.0.1:80/",
        "http://[2001:db8::1]:65535/x",
        "https://a_b.example.org/~x;y,z",
        "https://en.wikipedia.org/wiki/P'yongyang",
        "https://example.org./",
        "https://example.org/a%20b",
    ],
)
def test_addresses_of_every_script_are_taken(address):
    assert fault(address) is None


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("javascript:alert(1)", "does not begin with http"),
        ("ftp://example.org/", "does not begin with http"),
        ("example.org", "does not begin with http"),
        ("//example.org", "does not begin with http"),
        ("http:/example.org", "does not begin with http"),
        ("", "does not begin with http"),
        (" https://example.org", "does not begin with http"),
        ("https://", "has no valid host"),
        ("https:///path", "has no valid host"),
        ("https://?q", "has no valid host"),
        ("https://-a.org", "has no valid host"),
        ("https://a..b", "has no valid host"),
        ("https://a b.org", "has no valid host"),
        ("https://256.1.1.1", "has no valid host"),
        ("http://[::1", "has no valid host"),
        ("http://[nonsense]/", "has no valid host"),
        ('https://exa"mple.org', "has no valid host"),
        ("https://" + "a" * 64 + ".org", "has no valid host"),
        ("https://example.org:0/", "has the port 0"),
        ("https://example.org:65536/", "has the port 65536"),
        ("https://example.org:abc/", "has no valid host"),
        ("https://example.org:" + "9" * 5000, "has more than 2,000"),
        ("https://me:secret@example.org/", "holds a name or password"),
        ("https://example.org/a b", "written %20"),
        ('https://example.org/"x', "written %22"),
        ("https://example.org/'x'", "two apostrophes"),
        ("https://example.org/<script>", "written %3C"),
        ("https://example.org/`x`", "written %60"),
        ("https://example.org/\\x", "written %5C"),
        ("https://example.org/a\nb", "written %0A"),
        ("https://example.org/[x]", "written %5B"),
        ("https://example.org/a\u3000b", "U+3000"),
        ("https://example.org/a\u2028b", "U+2028"),
        ("https://example.org/a_(b", "without its fellow"),
        ("https://example.org/a)_(b", "without its fellow"),
        ("https://example.org/100%", "a % that"),
        ("https://example.org/%zz", "a % that"),
    ],
)
def test_what_cannot_be_linked_to_is_refused_in_words(address, why):
    assert why in fault(address)
