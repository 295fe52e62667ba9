package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `market.book`: the best levels of some markets' books.
///
/// @param levels of each side; 0 for 10, at most 1000
public record MarketBook(List<String> markets, int levels) implements Request<MarketBook.Reply> {
  public MarketBook {
    markets = Values.some("markets", markets);
    levels = Values.limit(levels, 10, 1000);
  }

  /// @param books in the order asked for
  public record Reply(List<Book> books, List<MarketTrouble> troubles) {
    public Reply {
      books = Values.list(books);
      troubles = Values.list(troubles);
    }
  }

  /// One book.
  ///
  /// @param bids from the highest price down
  /// @param asks from the lowest price up
  /// @param at null where the exchange does not tell
  public record Book(String market, List<Level> bids, List<Level> asks, @Nullable Instant at) {
    public Book {
      bids = Values.list(bids);
      asks = Values.list(asks);
    }
  }

  /// @param quantity in contracts where the market trades by contract
  public record Level(Decimal price, Decimal quantity) {}
}
