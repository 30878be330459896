package io.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontLoadTest {
  private static final int LEAST = 2;

  /** Every order is as likely as any other: how many answer with a chance at most this one's? */
  @Test
  void theChanceIsTheShareOfOrdersThatAreAsUnlikely() {
    for (int olds = 2; olds <= 5; olds++) {
      for (int recents = LEAST; recents <= 6; recents++) {
        var orders = orders(recents, olds);
        var chances = orders.stream().map(order -> load(order).chance(LEAST)).toList();
        for (double chance : chances) {
          double share =
              (double) chances.stream().filter(c -> c <= chance + 1e-9).count() / orders.size();
          assertThat(share).isCloseTo(chance, within(1e-9));
        }
      }
    }
  }

  @Test
  void theFrontEndsWhereOldOnesComeBetween() {
    assertThat(load("rrrrrrooorooo").front(LEAST)).isEqualTo(6);
    assertThat(load("rrrrrrorrroooooo").front(LEAST)).isEqualTo(9);
  }

  @Test
  void allInFrontIsOneOrderOfAll() {
    assertThat(load("rrrrroooo").chance(LEAST)).isCloseTo(1.0 / 56, within(1e-12));
  }

  @Test
  void fewerThanTheLeastAreNoFront() {
    assertThat(load("roooo").chance(LEAST)).isEqualTo(1);
  }

  private static FrontLoad load(String order) {
    var load = new FrontLoad((int) order.chars().filter(c -> c == 'o').count() - 1);
    for (char one : order.toCharArray()) {
      if (one == 'o') {
        load.old();
      } else {
        load.recent();
      }
    }
    return load;
  }

  /** All that end with an old one. */
  private static List<String> orders(int recents, int olds) {
    if (olds == 1) {
      return List.of("r".repeat(recents) + "o");
    }
    var orders = new ArrayList<String>();
    for (int first = 0; first <= recents; first++) {
      for (var rest : orders(recents - first, olds - 1)) {
        orders.add("r".repeat(first) + "o" + rest);
      }
    }
    return orders;
  }
}
