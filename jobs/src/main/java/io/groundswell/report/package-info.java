/** The page for people who do not query: rows of one day become chapters, chapters become HTML. */
package io.groundswell.report;
