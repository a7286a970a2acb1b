using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary>Who is told of deadlines, for people.</summary>
internal static class AlertText
{
    /// <summary>Writes a line for everybody who is told; gives how many alerts wait because they could not be sent.</summary>
    public static long Write(OpenBureau opened, IReadOnlyList<Deadline> deadlines, TextWriter output) =>
        opened.Settings.Alerts.IsSet ? opened.Bureau.Database.Read(s => Write(s, opened, deadlines, output)) : 0;

    private static long Write(Session session, OpenBureau opened, IReadOnlyList<Deadline> deadlines, TextWriter output)
    {
        long all = 0;
        foreach (AlertDestination destination in opened.Settings.Alerts.Open(opened.Settings.Staff.People, opened.Bureau.Clock))
        {
            using (destination)
            {
                int waiting = NotificationStore.Untold(session, destination.Name, deadlines).Count;
                DestinationState? state = DestinationStore.Find(session, destination.Name);
                Text? trouble = state is { Failures: > 0 }
                    ? new Text($"，连续失败 {state.Failures} ×（{state.LastResponse}），下次 {BeijingTime.Format(BeijingTime.Of(state.NotBefore))}", $", failed {state.Failures} × ({state.LastResponse}), again after {BeijingTime.Format(BeijingTime.Of(state.NotBefore))}")
                    : null;
                output.Say($"{("提醒", "alerts")} {destination.Address}：{("待发", "waiting")} {waiting}{trouble}");
                all += waiting;
            }
        }

        return all;
    }
}
