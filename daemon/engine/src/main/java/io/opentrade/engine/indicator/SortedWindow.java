package io.opentrade.engine.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The values of a window in rising order, in blocks of a few hundred, so that one can be added,
/// removed, counted or picked without looking at all of them.
final class SortedWindow {
  private static final int BLOCK = 512;

  private final List<Block> blocks = new ArrayList<>();
  private int size;

  private static final class Block {
    private double[] values = new double[16];
    private int size;

    /// The place of the first value that is not less.
    int place(double value) {
      int low = 0;
      int high = size;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (values[middle] < value) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    double last() {
      return values[size - 1];
    }

    void insert(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      int place = place(value);
      System.arraycopy(values, place, values, place + 1, size - place);
      values[place] = value;
      size++;
    }

    Block split() {
      Block upper = new Block();
      int half = size / 2;
      upper.values = Arrays.copyOfRange(values, half, half + BLOCK);
      upper.size = size - half;
      size = half;
      return upper;
    }
  }

  int size() {
    return size;
  }

  void clear() {
    blocks.clear();
    size = 0;
  }

  void add(double value) {
    int index = Math.min(blockOf(value), Math.max(0, blocks.size() - 1));
    if (blocks.isEmpty()) {
      blocks.add(new Block());
    }
    Block block = blocks.get(index);
    block.insert(value);
    size++;
    if (block.size >= BLOCK) {
      blocks.add(index + 1, block.split());
    }
  }

  /// Removes one of the values that equal it; there must be one.
  void remove(double value) {
    int index = blockOf(value);
    Block block = blocks.get(index);
    int place = block.place(value);
    System.arraycopy(block.values, place + 1, block.values, place, block.size - place - 1);
    block.size--;
    size--;
    if (block.size == 0) {
      blocks.remove(index);
    }
  }

  /// How many values are less.
  int less(double value) {
    int count = 0;
    for (Block block : blocks) {
      if (block.last() >= value) {
        return count + block.place(value);
      }
      count += block.size;
    }
    return count;
  }

  /// The value at a place in rising order, from 0.
  double at(int place) {
    int rest = place;
    for (Block block : blocks) {
      if (rest < block.size) {
        return block.values[rest];
      }
      rest -= block.size;
    }
    throw new IndexOutOfBoundsException(place);
  }

  /// The first block whose last value is not less; the number of blocks where there is none.
  private int blockOf(double value) {
    int index = 0;
    while (index < blocks.size() && blocks.get(index).last() < value) {
      index++;
    }
    return index;
  }
}
