package io.opentrade.strategy;

/// The indicators, by the words they have in every language. Arguments are columns, numbers,
/// parameters (`params().get("fast")`) and words, in the order in which
/// `opentrade strategy indicators NAME` lists them; the last ones may be left out where they
/// have a usual value. They are declared in its parts, one a family.
public final class Ta extends Volumes {
  Ta(Scope scope) {
    super(scope);
  }
}
