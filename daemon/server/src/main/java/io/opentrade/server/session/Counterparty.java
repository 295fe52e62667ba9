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
        public AccountTrading recover(LedgerAccount account, Journal journal) {
          return PaperTrading.recover(account, journal);
        }

        @Override
        public void perform(List<Effect> effects) {}

        @Override
        public void close() {}
      };

  /// The account as its journal leaves it.
  AccountTrading recover(LedgerAccount account, Journal journal);

  /// Carries out what the engine wants. What it follows from is on the disk. Must not wait.
  void perform(List<Effect> effects);

  @Override
  void close();
}
