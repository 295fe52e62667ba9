package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.store.LedgerAccount;
import java.util.List;

/// Who carries out what an account wants.
interface Counterparty extends AutoCloseable {
  /// Nobody outside: a demo account's simulated venues are part of its state.
  Counterparty PAPER =
      new Counterparty() {
        @Override
        public AccountTrading begin(LedgerAccount account, Journal journal) {
          return new PaperTrading(account, journal);
        }

        @Override
        public void perform(List<Effect> effects) {}

        @Override
        public void close() {}
      };

  /// The account before the first line of its journal.
  AccountTrading begin(LedgerAccount account, Journal journal);

  /// The account as its journal leaves it.
  default AccountTrading recover(LedgerAccount account, Journal journal) {
    AccountTrading trading = begin(account, journal);
    trading.replay();
    return trading;
  }

  /// Carries out what the engine wants. What it follows from is on the disk. Must not wait.
  void perform(List<Effect> effects);

  @Override
  void close();
}
