using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Directories;

/// <summary>Who must stay away from whom (回避), in the database.</summary>
internal static class RecusalDirectory
{
    public static IReadOnlyList<Recusal> Current(Session session) =>
    [
        .. session
            .Query<(string Firm, string Inspector, string Ground)>("SELECT firm, inspector, ground FROM recusal WHERE ended_at IS NULL")
            .Select(r => new Recusal(Identifier.Parse(r.Firm), Identifier.Parse(r.Inspector), Enum.Parse<RecusalGround>(r.Ground)))
            .OrderBy(r => r.Firm).ThenBy(r => r.Inspector),
    ];

    public static void Save(Session session, DirectoryChange<Recusal> change, DateTimeOffset at)
    {
        var fresh = change.Added.Concat(change.Changed)
            .Select(r => new { Firm = r.Firm.ToString(), Inspector = r.Inspector.ToString(), Ground = r.Ground.ToString() })
            .ToArray();
        session.Execute("DELETE FROM recusal WHERE firm = @Firm AND inspector = @Inspector", fresh);
        session.Execute("INSERT INTO recusal (firm, inspector, ground) VALUES (@Firm, @Inspector, @Ground)", fresh);
        session.Execute(
            "UPDATE recusal SET ended_at = @At WHERE firm = @Firm AND inspector = @Inspector",
            change.Ended.Select(r => new { Firm = r.Firm.ToString(), Inspector = r.Inspector.ToString(), At = BeijingTime.Format(at) }));
    }
}
