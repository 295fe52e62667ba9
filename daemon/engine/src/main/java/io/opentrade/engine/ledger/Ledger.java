package io.opentrade.engine.ledger;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Side;
import java.util.Arrays;
import java.util.function.Function;

/// What an account has, after some fills: cash that all its desks share, and a book for each desk.
/// Immutable; only a fill makes another one.
///
/// Conserved by every fill, exactly: cash = start + realised − fees − cost of what is held long
/// (+ cost of what is held short), summed over the books, where what is moved in or out adds to
/// the start. Shorting is on spot terms for now: the
/// proceeds of a short sale are cash at once, nothing is borrowed at interest, and no margin is
/// asked.
public final class Ledger {
  private final Money cash;
  private final Book[] books;

  private Ledger(Money cash, Book[] books) {
    this.cash = cash;
    this.books = books;
  }

  /// The ledger of an account with one desk before the first fill.
  public static Ledger of(Money cash) {
    return of(cash, 1);
  }

  /// The ledger of an account with so many desks before the first fill.
  public static Ledger of(Money cash, int desks) {
    Book[] books = new Book[desks];
    Arrays.fill(books, Book.EMPTY);
    return new Ledger(cash, books);
  }

  /// Cash, negative where a short was covered at more than there was.
  public Money cash() {
    return cash;
  }

  /// The book of a desk, by its number.
  public Book book(int desk) {
    return books[desk];
  }

  /// The ledger after money came in, or went out where `amount` is negative.
  public Ledger moved(Money amount) {
    return new Ledger(cash.plus(amount), books);
  }

  /// The ledger after a fill of a desk's order.
  public Ledger after(int desk, Fill fill, Instrument instrument) {
    Money flow = fill.side() == Side.BUY ? fill.notional().negate() : fill.notional();
    Book[] next = books.clone();
    next[desk] = books[desk].after(fill, instrument);
    return new Ledger(cash.plus(flow).minus(fill.fee()), next);
  }

  /// Profit of what was closed by any desk, before fees.
  public Money realised() {
    return sum(Book::realised);
  }

  /// Fees that all desks paid since the start.
  public Money fees() {
    return sum(Book::fees);
  }

  /// All notionals of all desks.
  public Money volume() {
    return sum(Book::volume);
  }

  private Money sum(Function<Book, Money> part) {
    Money sum = Money.ZERO;
    for (Book book : books) {
      sum = sum.plus(part.apply(book));
    }
    return sum;
  }
}
