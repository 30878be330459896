/** How fast the jobs are, and in how much memory; nothing here is part of the product. */
package io.groundswell.bench;
