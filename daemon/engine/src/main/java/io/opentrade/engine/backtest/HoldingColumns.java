package io.opentrade.engine.backtest;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/// What the account of a run by the signal kernel held, as columns of numbers in units of its
/// [LongMoney]; each holding is made when it is asked for.
final class HoldingColumns extends AbstractList<Holding> implements RandomAccess, HoldingNumbers {
  private final LongMoney money;
  private int size;
  private int[] tick = new int[128];
  private long[] cash = new long[128];
  private long[] quantity = new long[128];

  HoldingColumns(LongMoney money) {
    this.money = money;
  }

  /// Of two holdings at one tick the later stays. Nothing is added once the list is read.
  ///
  /// @param held negative when short
  void add(int at, long left, long held) {
    int index = size > 0 && tick[size - 1] == at ? size - 1 : size;
    if (index == tick.length) {
      tick = Arrays.copyOf(tick, 2 * index);
      cash = Arrays.copyOf(cash, 2 * index);
      quantity = Arrays.copyOf(quantity, 2 * index);
    }
    tick[index] = at;
    cash[index] = left;
    quantity[index] = held;
    size = index + 1;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int tick(int holding) {
    return tick[holding];
  }

  @Override
  public double quantity(int holding, int market) {
    return money.quantityNumber(quantity[holding]);
  }

  @Override
  public Holding get(int index) {
    Objects.checkIndex(index, size);
    return new Holding(tick[index], money.money(cash[index]), money.quantity(quantity[index]));
  }
}
