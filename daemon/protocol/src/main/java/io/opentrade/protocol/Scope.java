package io.opentrade.protocol;

import java.util.Set;

/// Where an actor's role holds.
///
/// @param everything true for all accounts
/// @param accounts the names of the accounts otherwise
public record Scope(boolean everything, Set<String> accounts) {
  /// All accounts.
  public static final Scope ALL = new Scope(true, Set.of());

  public Scope {
    accounts = Set.copyOf(accounts);
  }

  public boolean includes(String account) {
    return everything || accounts.contains(account);
  }

  /// What both allow: the rights of a stored command are those of its creator and its own.
  public Scope intersect(Scope other) {
    if (everything) {
      return other;
    }
    if (other.everything) {
      return this;
    }
    Set<String> both = new java.util.HashSet<>(accounts);
    both.retainAll(other.accounts);
    return new Scope(false, both);
  }
}
