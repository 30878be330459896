/** What a person types: one class per command. The only place that knows a session or a conf. */
package io.groundswell.command;
