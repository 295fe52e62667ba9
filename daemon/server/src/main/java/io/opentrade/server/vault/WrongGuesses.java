package io.opentrade.server.vault;

import io.opentrade.server.vault.VaultRefused.Reason;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/// Makes guessing slow: after each wrong passphrase the next one waits twice as long, up to a
/// minute; a right one forgives. Guesses wait in one line, so that many at once gain nothing.
public final class WrongGuesses {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /// Something that takes a passphrase.
  @FunctionalInterface
  public interface Guess {
    void make() throws VaultRefused;
  }

  /// Lets time pass.
  @FunctionalInterface
  public interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  private final Pause pause;
  private final ReentrantLock line = new ReentrantLock(true);
  private Duration next = Duration.ZERO;

  public WrongGuesses(Pause pause) {
    this.pause = pause;
  }

  /// Makes a guess when its time has come.
  ///
  /// @throws VaultRefused what the guess throws
  /// @throws InterruptedException where the asker gave up waiting: the guess was not made
  public void counted(Guess guess) throws VaultRefused, InterruptedException {
    line.lockInterruptibly();
    try {
      pause.of(next);
      guess.make();
      next = Duration.ZERO;
    } catch (VaultRefused refused) {
      if (refused.reason() == Reason.WRONG_KEY) {
        next = next.isZero() ? FIRST : next.multipliedBy(2);
        next = next.compareTo(LONGEST) > 0 ? LONGEST : next;
      }
      throw refused;
    } finally {
      line.unlock();
    }
  }
}
