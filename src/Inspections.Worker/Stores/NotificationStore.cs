using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>Who has been told of what.</summary>
internal static class NotificationStore
{
    /// <summary>Of what is near or past, that which a destination has not been told at its present urgency.</summary>
    public static IReadOnlyList<Deadline> Untold(Session session, string destination, IEnumerable<Deadline> deadlines)
    {
        var told = session.Query<string>("SELECT alert FROM alert_sent WHERE destination = @destination", new { destination }).ToHashSet(StringComparer.Ordinal);
        return [.. deadlines.Where(d => d.Urgency > Urgency.Later && !told.Contains(d.AlertName))];
    }

    /// <summary>True when a destination has had its digest of a day.</summary>
    public static bool HasDigestOf(Session session, string destination, DateOnly day) =>
        session.Find<long>("SELECT COUNT(*) FROM alert_sent WHERE destination = @destination AND sent_on = @day", new { destination, day = BeijingTime.Format(day) }) > 0;

    /// <summary>Enters that a destination has been told.</summary>
    public static void Enter(Session session, string destination, IEnumerable<Deadline> deadlines, DateOnly day) => session.Send(
        "INSERT INTO alert_sent (destination, alert, sent_on) VALUES (@destination, @alert, @day)",
        deadlines.Select(d => new { destination, alert = d.AlertName, day = BeijingTime.Format(day) }));
}
