package io.opentrade.engine.strategy;

/// How large a plan may be, so that a hostile script cannot exhaust those who evaluate it.
///
/// @param nodes distinct nodes
/// @param depth operators on the longest way from a root to a source
/// @param length bars in a window or a shift
public record PlanLimits(int nodes, int depth, int length) {
  /// What every part of the house accepts.
  public static final PlanLimits STANDARD = new PlanLimits(10_000, 1_000, 1_000_000);

  public PlanLimits {
    if (nodes < 1 || depth < 1 || length < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
  }

  /// Looks at a plan in time linear in its nodes, however they are shared.
  ///
  /// @throws PlanException where the plan is larger than this
  public void check(Plan plan) {
    new Graph(this).add(Graph.roots(plan));
  }
}
