package io.opentrade.commands.market;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.screen.BookPage;
import io.opentrade.commands.screen.LiveScreen;
import io.opentrade.protocol.MarketBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `book MARKET…`: the best levels of the order book.
public final class BookCommand extends Command {
  private static final Duration EVERY = Duration.ofMillis(500);

  @Parameters(paramLabel = "MARKET", arity = "1..*")
  List<String> markets = new ArrayList<>();

  @Option(names = "--levels", paramLabel = "N")
  @Nullable String levels;

  @Option(names = "--live")
  boolean live;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer most = new Amounts(invocation).integer("--levels", levels, 1, 1000);
    if (live && !invocation.json()) {
      if (markets.size() != 1) {
        throw invocation.usage("screen.book.one");
      }
      return LiveScreen.show(invocation, new BookPage(invocation, markets.getFirst()), EVERY);
    }
    MarketBook.Reply reply =
        invocation.ask(new MarketBook(markets, Objects.requireNonNullElse(most, 0)));
    MarketScreen screen = new MarketScreen(invocation);
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      reply.books().forEach(screen::book);
    }
    return screen.troubles(reply.troubles());
  }
}
