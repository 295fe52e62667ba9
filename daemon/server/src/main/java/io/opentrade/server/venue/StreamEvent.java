package io.opentrade.server.venue;

import java.util.List;

/// What a stream tells. Between `Lost` and the next `Connected` nothing is known, and whatever was
/// built from the stream is stale.
public sealed interface StreamEvent {
  /// The stream runs, and everything is subscribed.
  record Connected() implements StreamEvent {}

  /// The stream broke; it is being opened again.
  record Lost(String why) implements StreamEvent {}

  /// Something of one's own happened: only the streams of accounts tell that.
  record Own(AccountNews news) implements StreamEvent {}

  /// Trades in the order in which the exchange tells them.
  record Trades(Market market, List<PublicTrade> trades) implements StreamEvent {
    public Trades {
      trades = List.copyOf(trades);
    }
  }

  /// A whole book; whatever was known of it before is void.
  ///
  /// @param sequence the exchange's number of this state
  /// @param checksum of the first levels as the exchange computes it; `NONE` where it gives none
  /// @param at of the exchange, milliseconds since the epoch (UTC); `NONE` where it does not tell
  record Snapshot(
      Market market,
      List<TextLevel> bids,
      List<TextLevel> asks,
      long sequence,
      long checksum,
      long at)
      implements StreamEvent {
    public Snapshot {
      bids = List.copyOf(bids);
      asks = List.copyOf(asks);
    }
  }

  /// Levels of a book that changed.
  ///
  /// @param first number of the first change in it
  /// @param last number of the last change in it
  /// @param previous number of the change before, where the exchange says it; else `NONE`
  /// @param checksum as of a snapshot
  /// @param at as of a snapshot
  record Change(
      Market market,
      List<TextLevel> bids,
      List<TextLevel> asks,
      long first,
      long last,
      long previous,
      long checksum,
      long at)
      implements StreamEvent {
    public Change {
      bids = List.copyOf(bids);
      asks = List.copyOf(asks);
    }
  }

  /// Not told.
  long NONE = Long.MIN_VALUE;

  /// A level in the exchange's own digits: checksums are over the text.
  ///
  /// @param quantity zero where the level is gone
  record TextLevel(String price, String quantity) {}
}
