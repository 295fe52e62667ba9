package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.server.log.Log;
import io.opentrade.server.session.futures.AgreedTerms;
import io.opentrade.server.venue.AccountNews;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Balance;
import io.opentrade.server.venue.Following;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.PositionTerms;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.VenueFill;
import io.opentrade.store.LedgerAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// An account's line to its exchange. Sends what the engine wants, hears what the exchange tells,
/// and compares both: at the start, after every break, every minute, and at once where an outcome
/// is not certain. While that is not done no order that adds risk leaves.
final class ExchangeLink implements Counterparty {
  private final LedgerAccount account;
  private final DoorKeeper keeper;
  private final LinkSettings settings;
  private final InstantSource wall;
  private final LongSupplier nano;
  private final Log log;
  private final VenueFeed feed = new VenueFeed(_ -> venue());
  private final OpenQuestions questions;
  private final Object bell = new Object();
  private boolean rung;

  private volatile @Nullable ExchangeDoor door;
  private final Belief belief = new Belief("it has just started");
  private volatile Elsewhere elsewhere = Elsewhere.NOTHING;
  private volatile List<Balance> balances = List.of();
  private volatile Set<String> takenOver = Set.of();
  private volatile boolean closed;
  private volatile @Nullable MarketKind kind;
  private final AgreedTerms agreed = new AgreedTerms();
  private @Nullable AccountBooks books;
  private @Nullable Departures departures;
  private volatile @Nullable Reconciliation reconciliation;
  private volatile @Nullable Following following;
  private @Nullable Thread thread;
  private long comparedAt;

  /// How often in a row a comparison came to nothing, and until when it is not tried again.
  private int troubles;

  private long notBefore;
  private Departures.@Nullable Moment lastBeat;

  /// @param nano a monotonic clock
  ExchangeLink(
      LedgerAccount account,
      DoorKeeper keeper,
      LinkSettings settings,
      InstantSource wall,
      LongSupplier nano,
      Log log) {
    this.account = account;
    this.keeper = keeper;
    this.settings = settings;
    this.wall = wall;
    this.nano = nano;
    this.log = log;
    this.questions = new OpenQuestions(settings.again(), nano);
    this.notBefore = nano.getAsLong();
  }

  /// Begins, for a session of its own.
  void start(Session session) {
    AccountBooks own = new AccountBooks(session);
    books = own;
    departures = new Departures(this, own, settings, wall, nano);
    thread = Thread.ofVirtual().name("exchange " + account.name()).start(this::work);
  }

  @Override
  public VenueTrading begin(LedgerAccount opened, Journal journal) {
    return new VenueTrading(opened, journal);
  }

  @Override
  public AccountTrading recover(LedgerAccount opened, Journal journal) {
    VenueTrading trading = begin(opened, journal);
    trading.replay();
    takenOver = trading.takenOver();
    return trading;
  }

  /// The exchange's markets, as far as it can be reached.
  VenueFeed feed() {
    return feed;
  }

  private io.opentrade.server.venue.@Nullable Venue venue() {
    ExchangeDoor open = door;
    return open == null ? null : open.venue();
  }

  /// Whether orders may leave that add risk.
  boolean ready() {
    return door != null && belief.holds(following != null) && foreignMarks().isEmpty();
  }

  /// Whether orders may leave at all.
  boolean reachable() {
    return door != null;
  }

  /// What of orders the exchange can carry out by itself.
  Abilities abilities() {
    return new Abilities(door, kind());
  }

  /// Whether it agrees with its exchange, as far as is known.
  boolean compared() {
    return belief.compared();
  }

  /// When it was last compared with its exchange; null for never.
  @Nullable Instant lastCompared() {
    return belief.at();
  }

  /// What the account trades; spot markets as long as nobody has asked its journal.
  MarketKind kind() {
    MarketKind known = kind;
    return known == null ? MarketKind.SPOT : known;
  }

  /// Whether futures are traded, with the wallet that stands behind them.
  boolean futures() {
    return kind() != MarketKind.SPOT;
  }

  /// What the exchange holds and says of futures; null before the first comparison, and where none
  /// are traded.
  @Nullable FuturesComparison comparison() {
    Reconciliation known = reconciliation;
    return known == null ? null : known.futures();
  }

  /// Why a future may not be entered: it is held at other terms there, or somebody else holds it;
  /// null where it may. Terms that differ are set.
  @Nullable String objection(ExchangeDoor open, DeskFacts facts, PositionTerms terms) {
    FuturesComparison known = comparison();
    String strange = known == null ? null : known.differences().get(facts.symbol());
    return strange != null
        ? strange
        : switch (open.venue().market(facts.symbol())) {
          case Answer.Failed<Market>(VenueError error) -> error.words();
          case Answer.Value<Market>(Market market) ->
              agreed.objection(open.account(), market, terms);
        };
  }

  /// What is waited for, in words.
  String why() {
    Set<String> marks = foreignMarks();
    return belief.compared() && !marks.isEmpty()
        ? "another OpenTrade trades there (" + String.join(", ", marks) + ")"
        : belief.why();
  }

  /// Marks of other instances that the owner has not taken over.
  Set<String> foreignMarks() {
    Set<String> marks = new TreeSet<>(elsewhere.marks());
    marks.removeAll(takenOver);
    return marks;
  }

  /// From now on these marks are no reason to wait.
  void tookOver(Set<String> marks) {
    takenOver = Set.copyOf(marks);
  }

  Elsewhere elsewhere() {
    return elsewhere;
  }

  /// Balances as the exchange tells them; where it is silent, as it told them last.
  List<Balance> balances() {
    ExchangeDoor open = door;
    if (open != null
        && open.account().balances(kind())
            instanceof Answer.Value<List<Balance>>(List<Balance> now)) {
      balances = now;
    }
    return balances;
  }

  @Override
  public void perform(List<Effect> effects) {
    Departures going = departures;
    AccountBooks own = books;
    if (going == null || own == null) {
      return;
    }
    OrderGroups groups = OrderGroups.among(effects, abilities());
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Submit(int _, var approved)
            when groups.kept().contains(approved.order().id()) ->
            apart(() -> own.keep(approved.order().id()));
        case Effect.Submit(int desk, var approved) -> {
          going.announce(approved.order().id());
          Departures.Moment at = going.now();
          PairedOrders pair = groups.pairs().get(approved.order().id());
          if (pair == null) {
            apart(() -> submit(going, own, desk, List.of(approved), at));
          } else if (pair.last().equals(approved)) {
            apart(() -> submit(going, own, desk, pair.both(), at));
          }
        }
        case Effect.Cancel(int desk, OrderId id) -> {
          going.withdraw(id);
          apart(() -> cancel(going, own, desk, id));
        }
        case Effect.Paired _,
            Effect.Told _,
            Effect.AskStrategy _,
            Effect.Dropped _,
            Effect.TradeClosed _,
            Effect.Locked _,
            Effect.Killed _ -> {}
        case Effect.Unmatched(Report report, String reason) ->
            log.warn("the exchange reports what cannot be", "report", report, "why", reason);
      }
    }
  }

  /// What is done on a thread of its own.
  interface Work {
    void run() throws InterruptedException;
  }

  void apart(Work work) {
    Thread.ofVirtual()
        .name("order " + account.name())
        .start(
            () -> {
              try {
                work.run();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException failed) {
                // Not in the books: the comparison finds it.
                doubt("an answer could not be taken in");
                log.error("an answer was not taken in", failed);
              }
            });
  }

  private void submit(
      Departures going,
      AccountBooks own,
      int desk,
      List<ApprovedOrder> orders,
      Departures.Moment at)
      throws InterruptedException {
    ExchangeDoor open = door;
    String objection = belief.why();
    if (open != null) {
      VenueDesk trades = own.desks().get(desk);
      boolean enters = orders.stream().anyMatch(each -> !each.order().purpose().reduceOnly());
      objection =
          trades.future() && enters ? objection(open, trades.facts(), own.terms(desk)) : null;
      if (objection == null) {
        going.place(open, trades, orders, at);
        return;
      }
    }
    String reason = "not sent: " + objection;
    List<ApprovedOrder> later = new ArrayList<>(2);
    for (ApprovedOrder order : orders) {
      OrderId id = order.order().id();
      if (own.keepAgain(id)) {
        going.forget(id);
      } else if (order.order().purpose().reduceOnly()) {
        later.add(order);
      } else {
        own.report(now -> new Report.Rejected(now, id, reason));
        going.forget(id);
      }
    }
    going.putOff(own.desks().get(desk), later, reason);
  }

  private void cancel(Departures going, AccountBooks own, int desk, OrderId id)
      throws InterruptedException {
    ExchangeDoor open = door;
    if (open != null) {
      going.cancel(open, id, own.desks().get(desk).facts());
    }
  }

  /// An order must be asked for soon.
  void check(OrderId id) {
    questions.soon(id);
    ring();
  }

  /// An order did not leave. It is asked for after a pause that grows, and leaves then.
  void later(OrderId id, String why) {
    log.warn("an order did not leave, and is to leave again", "order", id, "why", why);
    questions.undecided(id);
  }

  /// Nothing is believed until everything was compared again.
  void doubt(String reason) {
    belief.doubt(reason);
    ring();
  }

  private void ring() {
    synchronized (bell) {
      rung = true;
      bell.notifyAll();
    }
  }

  private void work() {
    try {
      while (!closed) {
        beat();
        synchronized (bell) {
          if (!rung) {
            bell.wait(settings.beat().toMillis());
          }
          rung = false;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() throws InterruptedException {
    try {
      clocks();
      ExchangeDoor open = opened();
      if (open != null) {
        work(open);
      }
    } catch (RuntimeException failed) {
      later();
      doubt("something went wrong: " + failed.getMessage());
      log.error("the comparison failed", failed);
    }
  }

  /// A sleep of the machine, a stopped process or a clock that was set: what we believe is old.
  private void clocks() {
    Departures going = departures;
    if (going == null) {
      return;
    }
    Departures.Moment now = going.now();
    Departures.Moment before = lastBeat;
    lastBeat = now;
    if (before == null) {
      return;
    }
    long byWall = now.wall() - before.wall();
    long byNano = (now.nano() - before.nano()) / 1_000_000;
    boolean jumped = Math.abs(byWall - byNano) > settings.jump().toMillis();
    if (jumped && belief.compared()) {
      doubt("the clock jumped, or this computer slept");
    }
  }

  private @Nullable ExchangeDoor opened() throws InterruptedException {
    if (kind == null) {
      AccountBooks own = Objects.requireNonNull(books);
      own.resizeProtection();
      kind = own.kind();
    }
    ExchangeDoor open = door;
    if (open != null && !keeper.stillOpen()) {
      shut("its key is locked away");
      open = null;
    }
    if (open != null) {
      return open;
    }
    switch (keeper.open()) {
      case DoorKeeper.Way.Open(ExchangeDoor found) -> {
        door = found;
        doubt("it is compared with its exchange");
        following = found.account().follow(kind(), this::heard);
        return found;
      }
      case DoorKeeper.Way.Shut(String reason) -> {
        belief.waits(reason);
        return null;
      }
    }
  }

  private void shut(String reason) {
    ExchangeDoor open = door;
    Following stream = following;
    door = null;
    belief.deaf(reason);
    if (stream != null) {
      stream.close();
    }
    if (open != null) {
      open.close();
    }
  }

  private void work(ExchangeDoor open) throws InterruptedException {
    AccountBooks own = Objects.requireNonNull(books);
    Departures going = Objects.requireNonNull(departures);
    OrderCheck check = new OrderCheck(open, own, going, settings, wall, log);
    long now = nano.getAsLong();
    // Who hears nothing asks more often.
    long pause =
        following == null
            ? Math.min(settings.every().toNanos(), Duration.ofSeconds(2).toNanos())
            : settings.every().toNanos();
    if ((belief.asked() || now - comparedAt >= pause) && now - notBefore >= 0) {
      compare(open, own, check);
    }
    for (OrderId id : questions.due()) {
      OpenOrder order = own.find(id);
      switch (order == null ? OrderCheck.Finding.AGREED : check.of(order)) {
        case OrderCheck.Finding.Agreed _ -> questions.decided(id);
        case OrderCheck.Finding.Open _, OrderCheck.Finding.Unexplained _ -> {}
        case OrderCheck.Finding.TooEarly(Duration left) -> questions.tooEarly(id, left);
      }
    }
  }

  private void compare(ExchangeDoor open, AccountBooks own, OrderCheck check)
      throws InterruptedException {
    belief.begin();
    comparedAt = nano.getAsLong();
    Reconciliation work = reconciliation;
    if (work == null) {
      work = new Reconciliation(account, own, settings, wall, log);
      reconciliation = work;
    }
    switch (work.compare(open, check)) {
      case Reconciliation.Outcome.Whole(Elsewhere found, List<Balance> has, List<OrderId> left) -> {
        elsewhere = found;
        balances = has;
        troubles = 0;
        left.forEach(questions::undecided);
        if (belief.end(wall.instant())) {
          log.debug("compared", "undecided", left.size());
        }
      }
      case Reconciliation.Outcome.Broken(String reason) -> {
        belief.doubt("it is compared with its exchange, which does not answer: " + reason);
        later();
      }
    }
  }

  /// A comparison costs the exchange much: who began it anew at once would soon have no right left
  /// to ask, and none to cancel.
  private void later() {
    notBefore = nano.getAsLong() + OpenQuestions.pause(settings.again(), troubles++);
  }

  private void heard(StreamEvent event) {
    switch (event) {
      case StreamEvent.Own(AccountNews.Listening _) -> {
        agreed.forget();
        belief.hears("it is compared with its exchange");
        ring();
      }
      case StreamEvent.Own(AccountNews.OrderChanged(OrderReport report, VenueFill fill)) ->
          changed(report, fill);
      case StreamEvent.Own(AccountNews.Executed(VenueFill fill)) -> executed(fill);
      case StreamEvent.Own(AccountNews.Stirred(OrderId order)) -> {
        if (order.text().startsWith(account.mark())) {
          check(order);
        }
      }
      case StreamEvent.Own(AccountNews.Moved(String what)) -> {
        log.warn("the exchange says", "what", what);
        agreed.forget();
        belief.ask();
        ring();
      }
      case StreamEvent.Own(AccountNews.WalletChanged(List<Balance> now)) -> balances = merged(now);
      case StreamEvent.Lost(String reason) -> {
        belief.deaf("the stream of its orders broke: " + reason);
        ring();
      }
      case StreamEvent.Connected _,
          StreamEvent.Trades _,
          StreamEvent.Snapshot _,
          StreamEvent.Change _ -> {}
    }
  }

  private List<Balance> merged(List<Balance> now) {
    Map<String, Balance> all = new LinkedHashMap<>();
    balances.forEach(balance -> all.put(balance.currency(), balance));
    now.forEach(balance -> all.put(balance.currency(), balance));
    return List.copyOf(all.values());
  }

  private void executed(VenueFill fill) {
    takeIn(
        own -> {
          OrderId id = own.ours(venue(), fill);
          if (id != null && id.text().startsWith(account.mark())) {
            book(own, id, fill);
          }
        });
  }

  /// Money is moved by what is told once only where it can be true; else it is asked for.
  private void book(AccountBooks own, OrderId id, VenueFill fill) throws InterruptedException {
    if (own.doubtful(id, fill)) {
      log.warn("an execution that can hardly be is asked for", "order", id, "execution", fill);
      check(id);
    } else {
      own.filled(id, fill);
    }
  }

  private void changed(OrderReport report, @Nullable VenueFill fill) {
    OrderId id = report.ours();
    if (id == null || !id.text().startsWith(account.mark())) {
      return;
    }
    takeIn(
        own -> {
          own.acknowledged(id, report.theirs());
          if (fill != null) {
            book(own, id, fill);
          }
          boolean whole = own.filledOf(id).compareTo(report.filled()) >= 0;
          if (!whole || report.status().done()) {
            check(id);
          }
        });
  }

  private interface News {
    void into(AccountBooks own) throws InterruptedException;
  }

  private void takeIn(News news) {
    AccountBooks own = books;
    if (own == null) {
      return;
    }
    try {
      news.into(own);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      doubt("news could not be taken in");
      log.error("news was not taken in", failed);
    }
  }

  @Override
  public void close() {
    closed = true;
    ring();
    Thread working = thread;
    if (working != null) {
      working.interrupt();
    }
    shut("it is closed");
  }
}
