package io.opentrade.server.session;

import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerEntry;
import io.opentrade.store.LedgerStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account's journal, first read, then written. While it is read, what is "written" must be what
/// stands there: who recovers does the same as who lives, and the journal finds out where it is not
/// the same. A line that a killed process had no time for is simply written now. For one thread.
class Journal {
  private static final int PAGE = 5_000;

  private final LedgerStore store;
  private final LedgerAccount account;
  private final Deque<LedgerEntry> read = new ArrayDeque<>();
  private final List<LedgerEntry> pending = new ArrayList<>();
  private long fetched;
  private long sequence;
  private boolean ended;

  Journal(LedgerStore store, LedgerAccount account) {
    this.store = store;
    this.account = account;
  }

  /// The line that comes next in what was written before; null at its end.
  @Nullable Entry next() {
    LedgerEntry line = line();
    return line == null ? null : EntryCodec.read(line);
  }

  /// Passes over the next line.
  final void skip() {
    read.poll();
  }

  private @Nullable LedgerEntry line() {
    if (read.isEmpty() && !ended) {
      read.addAll(store.after(account, fetched, PAGE));
      ended = read.size() < PAGE;
      fetched = read.isEmpty() ? fetched : read.getLast().sequence();
    }
    return read.peek();
  }

  /// @throws IllegalStateException where something else stands there already
  void write(Entry entry) {
    String body = EntryCodec.write(entry);
    LedgerEntry before = line();
    sequence++;
    if (before == null) {
      pending.add(new LedgerEntry(sequence, entry.at(), entry.kind(), body));
      return;
    }
    read.poll();
    boolean other = !before.body().equals(body) && !today(before).equals(body);
    if (before.sequence() != sequence
        || (other && differs(sequence, EntryCodec.read(before), entry))) {
      throw new IllegalStateException(
          "line "
              + before.sequence()
              + " of the journal of "
              + account.name()
              + " does not follow from those before it: "
              + before.body()
              + " where this program has "
              + body);
    }
  }

  /// What this program writes for a line: an older one had not yet all components.
  private static String today(LedgerEntry before) {
    return EntryCodec.write(EntryCodec.read(before));
  }

  /// A line is another than what follows.
  ///
  /// @return whether the journal cannot be gone on with
  protected boolean differs(long line, Entry before, Entry follows) {
    return true;
  }

  /// What was written so far is on the disk when this returns.
  ///
  /// @throws io.opentrade.store.StoreFailure where it cannot be: nothing of it is kept
  void commit() {
    if (!pending.isEmpty()) {
      store.append(account, pending);
      pending.clear();
    }
  }

  /// How many lines there are.
  long sequence() {
    return sequence;
  }
}
