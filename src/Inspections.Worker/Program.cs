using System.Globalization;
using Inspections.Worker.Cli;

// One culture for every machine: the invariant one.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
return await CommandTree.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
