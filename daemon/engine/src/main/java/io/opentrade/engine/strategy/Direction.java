package io.opentrade.engine.strategy;

/// Which way a position points.
public enum Direction {
  LONG,
  SHORT
}
