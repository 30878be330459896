/** The pipeline: every table's job in the order data flows, and the command line in front of it. */
package io.groundswell;
