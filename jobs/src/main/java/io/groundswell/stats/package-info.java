/** Statistics as pure functions of numbers. Knows no table. */
package io.groundswell.stats;
