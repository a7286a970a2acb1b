using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The sectors met so far: their codes and what people call them.</summary>
internal static class SectorStore
{
    public static IReadOnlyList<Sector> All(Session session) =>
    [
        .. session.Query<(string Code, string Name)>("SELECT code, name FROM sector")
            .Select(r => new Sector(SectorCode.Parse(r.Code), r.Name))
            .OrderBy(s => s.Code),
    ];

    public static void Add(Session session, IEnumerable<Sector> sectors)
    {
        var known = All(session).Select(s => s.Code).ToHashSet();
        session.Send(
            "INSERT INTO sector (code, name) VALUES (@Code, @Name)",
            sectors.Where(s => !known.Contains(s.Code)).Select(s => new { Code = s.Code.ToString(), s.Name }));
    }
}
