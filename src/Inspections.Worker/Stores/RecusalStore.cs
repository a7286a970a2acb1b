using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>Who must stay away from whom (回避), in the database. A recusal stands for its year and is declared anew in the next.</summary>
internal static class RecusalStore
{
    /// <summary>The recusals of a year.</summary>
    public static IReadOnlyList<Recusal> Of(Session session, int year) =>
    [
        .. session
            .Query<(string Firm, string Inspector, string Ground)>("SELECT firm, inspector, ground FROM recusal WHERE year = @year AND ended_at IS NULL", new { year })
            .Select(r => new Recusal(Identifier.Parse(r.Firm), Identifier.Parse(r.Inspector), Enum.Parse<RecusalGround>(r.Ground)))
            .OrderBy(r => r.Firm).ThenBy(r => r.Inspector),
    ];

    /// <summary>Makes a year's recusals what a change says.</summary>
    public static void Save(Session session, DirectoryChange<Recusal> change, int year, DateTimeOffset at)
    {
        foreach (Recusal recusal in change.Added.Concat(change.Changed))
        {
            Add(session, recusal, year);
        }

        foreach (Recusal recusal in change.Ended)
        {
            TryEnd(session, recusal.Firm, recusal.Inspector, year, at);
        }
    }

    /// <summary>Declares one recusal; again changes its ground.</summary>
    public static void Add(Session session, Recusal recusal, int year)
    {
        var row = new { Firm = recusal.Firm.ToString(), Inspector = recusal.Inspector.ToString(), Ground = recusal.Ground.ToString(), year };
        session.Send("DELETE FROM recusal WHERE firm = @Firm AND inspector = @Inspector AND year = @year", row);
        session.Send("INSERT INTO recusal (firm, inspector, year, ground) VALUES (@Firm, @Inspector, @year, @Ground)", row);
    }

    /// <summary>Ends one that was declared by mistake; false when it does not stand.</summary>
    public static bool TryEnd(Session session, Identifier firm, Identifier inspector, int year, DateTimeOffset at) => session.Execute(
        "UPDATE recusal SET ended_at = @At WHERE firm = @Firm AND inspector = @Inspector AND year = @year AND ended_at IS NULL",
        new { At = BeijingTime.Format(at), Firm = firm.ToString(), Inspector = inspector.ToString(), year }) == 1;
}
