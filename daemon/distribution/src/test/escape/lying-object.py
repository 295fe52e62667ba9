# attack: hands over objects that say of themselves what they are not
# exit: 1
strategy = {"api": 1}


def signals(d):
    import polyglot

    class Liar:
        pass

    polyglot.register_interop_behavior(
        Liar,
        is_number=lambda _: True,
        fits_in_double=lambda _: True,
        as_double=lambda _: float("inf"),
        is_string=lambda _: True,
        as_string=lambda _: 5,
        has_hash_entries=lambda _: True,
        is_exception=lambda _: True,
        is_meta_object=lambda _: True,
    )
    raise Exception("held: %s" % d.ta.sma(d.close, Liar()))
