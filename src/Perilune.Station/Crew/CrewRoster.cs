using Perilune.Station.Engine;
using Perilune.Station.History;
using Perilune.Station.Models;

namespace Perilune.Station.Crew;

/// <summary>Who is aboard one habitat, inside or outside, and the time they have.</summary>
internal sealed class CrewRoster
{
    private readonly EventLog log;
    private readonly string habitat;
    private readonly List<(string Name, double From)> aboard = [];
    private readonly List<CrewStay> stays = [];

    public CrewRoster(EventLoop loop, EventLog log, HabitatModel model, CrewDay day)
    {
        this.log = log;
        habitat = model.Id;
        Utilisation = new(loop, day.Utilisation, day.PlanningHorizon);
        Maintenance = new(loop, day.Maintenance, day.PlanningHorizon);
        foreach (var name in model.InitialCrew)
            aboard.Add((name, log.Now));
        Count = new(aboard.Count);
        Note(loop.Now);
    }

    public int Aboard => aboard.Count;

    public int Outside { get; set; }

    public int Inside => Aboard - Outside;

    public CrewTimeAccount Utilisation { get; }

    public CrewTimeAccount Maintenance { get; }

    public PointSeries Count { get; }

    public bool IsAboard(string name) => aboard.Exists(member => member.Name == name);

    public void Board(string name, double now)
    {
        aboard.Add((name, log.Now));
        Note(now);
    }

    public void Leave(string name, double now)
    {
        var i = aboard.FindIndex(member => member.Name == name);
        stays.Add(new(name, habitat, aboard[i].From, log.Now));
        aboard.RemoveAt(i);
        Note(now);
    }

    /// <summary>Everyone aboard is lost.</summary>
    /// <returns>Their names.</returns>
    public string[] LoseAll(double now)
    {
        var names = aboard.Select(member => member.Name).ToArray();
        Array.ForEach(names, name => Leave(name, now));
        Outside = 0;
        return names;
    }

    /// <summary>All stays, those that go on at the end of the span included.</summary>
    public IEnumerable<CrewStay> Stays() =>
        stays.Concat(aboard.Select(member => new CrewStay(member.Name, habitat, member.From, log.Now)));

    private void Note(double now)
    {
        if (Count.Values is [.., var last])
            Count.Add(now, last);
        Count.Add(now, aboard.Count);
        Utilisation.SetPeople(aboard.Count);
        Maintenance.SetPeople(aboard.Count);
    }
}
