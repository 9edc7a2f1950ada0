using Perilune.Station.Engine;

namespace Perilune.Station.Crew;

/// <summary>
/// Crew time of one kind: it accrues with the people aboard, and what is not used within the planning horizon is lost.
/// </summary>
internal sealed class CrewTimeAccount(EventLoop loop, double perPersonAndDay, double horizon)
{
    private const double Day = 86_400;
    private double balance;
    private double updatedAt;
    private int people;

    /// <summary>Crew time offered so far, s.</summary>
    public double Offered { get; private set; }

    /// <summary>Crew time taken so far, s.</summary>
    public double Used { get; private set; }

    /// <summary>Crew time at hand, s; negative when repairs took more than there was.</summary>
    public double Balance
    {
        get
        {
            Update();
            return balance;
        }
    }

    /// <summary>Those who come bring their first day's time with them; those who leave take their part away.</summary>
    public void SetPeople(int count)
    {
        Update();
        if (count > people)
        {
            balance += (count - people) * perPersonAndDay;
            Offered += (count - people) * perPersonAndDay;
        }
        else if (people > 0 && balance > 0)
        {
            balance *= (double)count / people;
        }
        people = count;
    }

    public void Take(double time)
    {
        Update();
        balance -= time;
        Used += time;
    }

    private void Update()
    {
        var accrued = people * perPersonAndDay * (loop.Now - updatedAt) / Day;
        Offered += accrued;
        balance = Math.Min(balance + accrued, Math.Max(balance, people * perPersonAndDay * horizon / Day));
        updatedAt = loop.Now;
    }
}
