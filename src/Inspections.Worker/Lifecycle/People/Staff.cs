using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;

namespace Inspections.Worker.Lifecycle.People;

/// <summary>Two different people of the staff: voids, substitutions, named teams and policies are never one person's (protocol sections 8 and 9).</summary>
internal sealed record TwoPeople
{
    /// <exception cref="UserErrorException">Both are the same person.</exception>
    public TwoPeople(Label decidedBy, Label approvedBy) =>
        (DecidedBy, ApprovedBy) = decidedBy != approvedBy ? (decidedBy, approvedBy) : throw PeopleRefusals.SamePerson.Error($"{decidedBy}");

    /// <summary>Who decided.</summary>
    public Label DecidedBy { get; }

    /// <summary>Who approved.</summary>
    public Label ApprovedBy { get; }
}

/// <summary>The people whom the bureau's accounts name, or its settings as long as there are no accounts, by staff id.</summary>
internal sealed class Staff
{
    private readonly Dictionary<Label, Person> _people;

    /// <exception cref="UserErrorException">An id is malformed or stands twice.</exception>
    public Staff(IEnumerable<Person> people)
    {
        _people = [];
        foreach (Person person in people)
        {
            PersonalDataWords.Refuse(new Text("设置 People: Id", "setting People: Id"), person.Id);
            if (!_people.TryAdd(Read(person.Id), person))
            {
                throw PeopleRefusals.Twice.Error(person.Id);
            }
        }
    }

    /// <summary>The person with a staff id, or with a name that nobody else has.</summary>
    /// <exception cref="UserErrorException">There is none, or several: they are listed.</exception>
    public (Label Id, Person Person) Find(string id)
    {
        string word = id.Trim();
        KeyValuePair<Label, Person>[] found = [.. _people.Where(p => p.Key.ToString() == word)];
        found = found.Length > 0 ? found : [.. _people.Where(p => word.Length > 0 && p.Value.Name == word)];
        return found.Length switch
        {
            1 => (found[0].Key, found[0].Value),
            0 => throw PeopleRefusals.Unknown.Error(id),
            _ => throw PeopleRefusals.Several.Error(found.Length, id, found.Select(p => p.Key)),
        };
    }

    /// <summary>A person for the bureau's own papers: id and name, and only the id of somebody who has left the settings.</summary>
    public Text Describe(Label id) => !_people.TryGetValue(id, out Person? person)
        ? new($"{id}（已不在设置 People 中）", $"{id} (no longer in the settings)")
        : Text.Same(person.Name.Length > 0 ? $"{id} {person.Name}" : $"{id}");

    /// <summary>One who decided and another who approved.</summary>
    /// <exception cref="UserErrorException">One is unknown, or both are the same person.</exception>
    public TwoPeople Two(string decidedBy, string approvedBy) => new(Find(decidedBy).Id, Find(approvedBy).Id);

    private static Label Read(string id)
    {
        try
        {
            return Label.Parse(id);
        }
        catch (ProtocolFormatException e)
        {
            throw PeopleRefusals.Form.Error(id, e.Message);
        }
    }
}
