package io.groundswell.simulate;

import java.io.Serializable;

/**
 * A share of the work: a block of neighbouring companies over a span of days.
 *
 * <p>A shift owns its files alone, so nothing is shuffled and nothing meets on the driver. Which
 * shifts there are follows from the number of accounts and days, never from the cluster. A company
 * lives through all its days in every shift, which is cheap; only what lands is written as JSON.
 *
 * @param block which block of companies, from 0; names the file of every day
 */
record Shift(int block, int firstCompany, int endCompany, int firstDay, int lastDay)
    implements Serializable {
  static final int COMPANIES_PER_BLOCK = 5_000;
  static final int DAYS_PER_SHIFT = 15;

  static int count(int accounts, Period period) {
    return blocks(accounts) * spans(period);
  }

  static Shift of(int number, int accounts, Period period) {
    int block = number % blocks(accounts);
    int firstDay = number / blocks(accounts) * DAYS_PER_SHIFT;
    int firstCompany = block * COMPANIES_PER_BLOCK;
    return new Shift(
        block,
        firstCompany,
        Math.min(accounts, firstCompany + COMPANIES_PER_BLOCK),
        firstDay,
        Math.min(period.last(), firstDay + DAYS_PER_SHIFT - 1));
  }

  private static int blocks(int accounts) {
    return (accounts + COMPANIES_PER_BLOCK - 1) / COMPANIES_PER_BLOCK;
  }

  private static int spans(Period period) {
    return (period.days() + DAYS_PER_SHIFT - 1) / DAYS_PER_SHIFT;
  }
}
