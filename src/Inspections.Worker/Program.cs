using Inspections.Worker.Commands;

return await CommandTree.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
