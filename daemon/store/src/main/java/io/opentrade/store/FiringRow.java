package io.opentrade.store;

/// A firing as it is kept.
///
/// @param number given when it is written down
/// @param alert the id of the alert
/// @param name of the alert at that time
/// @param cause what it is called for ever; one cause fires an alert once
/// @param at milliseconds since the epoch
/// @param text what is told
/// @param action what is done, as the alert had it at that time; of no concern here
/// @param told whether it has been handed on
/// @param progress of the action
/// @param outcome of the action; empty while there is none
public record FiringRow(
    long number,
    long alert,
    String name,
    String cause,
    long at,
    String text,
    String action,
    boolean told,
    Progress progress,
    String outcome) {
  /// How far an action is.
  public enum Progress {
    /// It has not begun.
    WAITING,
    /// It has begun, and what became of it is not known.
    BEGUN,
    /// It is over, or there is none.
    DONE
  }
}
