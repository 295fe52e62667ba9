package io.opentrade.scripting.bars;

/// What a script sees of a column at the bar that has just closed.
sealed interface Cell permits NumberCell, ConditionCell {
  void moveTo(int index);
}
