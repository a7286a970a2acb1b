using Inspections.Core.Encodings;
using Inspections.Worker.Delivery;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary>Where every destination stands, for people.</summary>
internal static class DeliveryText
{
    private const int Shown = 10;

    /// <summary>Writes a line or two per destination; gives how many files are missing in all.</summary>
    public static long Write(OpenBureau opened, TextWriter output)
    {
        long missing = 0;
        foreach (DestinationSetting setting in opened.Settings.Destinations)
        {
            missing += opened.Bureau.Database.Read(s => Write(s, setting, opened.Bureau.Now, output));
        }

        return missing;
    }

    private static long Write(Session session, DestinationSetting setting, DateTimeOffset now, TextWriter output)
    {
        long missing = OutboxStore.CountMissing(session, setting.Name);
        IReadOnlyList<(string Path, string Response)> dead = OutboxStore.Dead(session, setting.Name);
        DestinationState? state = DestinationStore.Find(session, setting.Name);
        Text? trouble = state is { Failures: > 0 } ? new Text($"，连续失败 {state.Failures} ×（{state.LastResponse}）", $", failed {state.Failures} × ({state.LastResponse})") : null;
        Text? again = state is { Failures: > 0 } && state.NotBefore > now
            ? new Text($"，下次 {BeijingTime.Format(BeijingTime.Of(state.NotBefore))}", $", again after {BeijingTime.Format(BeijingTime.Of(state.NotBefore))}") : null;
        output.Say($"{("送达", "destination")} {setting.Name} ({setting.Address ?? setting.Folder})：{("待送", "missing")} {missing}{trouble}{again}");
        if (dead.Count > 0)
        {
            output.Say($"  {("搁置", "set aside")} {dead.Count}，{("处理后执行", "then run")}: inspections deliver --retry --destination {setting.Name}");
            foreach ((string path, string response) in dead.Take(Shown))
            {
                output.WriteLine($"    {path}  {response}");
            }
        }

        return missing;
    }
}
