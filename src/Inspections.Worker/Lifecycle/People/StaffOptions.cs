namespace Inspections.Worker.Lifecycle.People;

/// <summary>The people whom a bureau names in its settings.</summary>
internal sealed class StaffOptions
{
    /// <summary>Who may decide, approve and review.</summary>
    public IReadOnlyList<Person> People { get; set; } = [];

    /// <summary>The same, to be asked by staff id.</summary>
    /// <exception cref="Files.UserErrorException">An id is malformed or stands twice.</exception>
    public Staff ToStaff() => new(People);
}
