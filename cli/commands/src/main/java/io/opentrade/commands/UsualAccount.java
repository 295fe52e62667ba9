package io.opentrade.commands;

/// A flag `--account` that stands for an account even where a person leaves it out: that of
/// `opentrade mode`. Programs, pipes and schedules that leave it out mean `demo`, whatever the
/// mode.
public interface UsualAccount {
  /// The account that is meant, as the flag was not given.
  void usually(String account);
}
