using System.Diagnostics;
using Inspections.Worker.Delivery;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Processes.Tests.Kills;

/// <summary>A dispatcher in a process of its own, to be killed; it ends by itself when its destination has everything and a file says that nothing more comes.</summary>
public sealed class DispatcherProcess
{
    /// <summary>The file in its folder that says so.</summary>
    internal const string Last = "last";

    private const string FolderVariable = "DISPATCHER_FOLDER", AddressVariable = "DISPATCHER_ADDRESS";

    internal static Process Start(string folder, string address)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Inspections.Processes.Tests"), ["-explicit", "only", "-method", $"{typeof(DispatcherProcess).FullName}.{nameof(Delivers)}"])
        {
            RedirectStandardOutput = true,
            Environment = { [FolderVariable] = folder, [AddressVariable] = address },
        };
        return Process.Start(start)!;
    }

    [Fact(Explicit = true)]
    public async Task Delivers()
    {
        string folder = Environment.GetEnvironmentVariable(FolderVariable) ?? throw new InvalidOperationException("started by the kill tests alone");
        var database = new Database(new SqliteDialect(Path.Combine(folder, "x.db")));
        database.Schema.Prepare();
        using Destination portal = new DestinationSetting { Name = "portal", Address = Environment.GetEnvironmentVariable(AddressVariable) }.Open(TimeProvider.System);
        var dispatcher = new OutboxDispatcher(database, Path.Combine(folder, "public"), "own", TimeProvider.System, NullLogger<OutboxDispatcher>.Instance);
        bool last = false;
        while (!last || database.Read(s => OutboxStore.CountMissing(s, portal.Name)) > 0)
        {
            last = File.Exists(Path.Combine(folder, Last));
            dispatcher.Offer();
            await dispatcher.DeliverAsync(portal, CancellationToken.None);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Environment.Exit(0);
    }
}
