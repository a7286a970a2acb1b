namespace Inspections.Worker.Storage;

/// <summary>How many transactions have written to the database, whoever made them: two readings that give the same number saw the same state.</summary>
internal static class ChangeCount
{
    /// <summary>The number.</summary>
    public static long Of(Session session) => session.Find<long>("SELECT number FROM change_count");

    /// <summary>Counts one more.</summary>
    public static void Add(Session session) => session.Send("UPDATE change_count SET number = number + 1");
}
