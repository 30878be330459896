/**
 * The company we invent to try everything on: its customers live, and their vendors write it down.
 *
 * <p>{@link io.groundswell.simulate.Simulation} is the door. Founding makes a company, each Life
 * tells one vendor's view of it, Landing writes the files, and Truth keeps apart what was planted.
 */
package io.groundswell.simulate;
