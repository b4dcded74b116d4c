### The demo and the tour

demo-title = Yishi · Locust Lane
demo-open = Open the address below in a browser, choose a neighbour, and send /report in “Locust Lane, building 3”. Ctrl+C ends it.

tour-chapter-import = The community admin imports a new list of households
tour-list-name = households.csv
tour-list =
    grid,building,unit,area
    Grid 2,Building 3,Flat 202,88.9
    Grid 2,Building 3,Flat 501,68.15
tour-chapter-report = Wang Xiulan says that the stairwell light is broken
tour-chapter-escalation = Nobody takes it on: up to the grid, then up to the community
tour-chapter-work = The committee asks the property company, who mend it
tour-chapter-outcome = Whether it is solved is for Wang Xiulan to say
tour-chapter-join = Qian Li has just moved in and says where she lives
tour-unit = Flat 202
tour-chapter-similar = Zhang Jianguo begins to report the same light, and joins instead
tour-words-again = The light on the second floor does not work
tour-similar = Neighbours have reported
tour-chapter-reopened = Wang Xiulan says that it is not solved, and they go on
tour-reopened = Not solved
tour-result-again = Joined the wires anew; the light is on
tour-chapter-stats = How the month went: the committee reads the three rates
tour-photo = 📷 (a photo)
tour-words = The light on the second floor of building 3 is broken, the steps can’t be seen at night
tour-result = Put in a new light that switches itself on
tour-number-one = Noted as number #1
tour-supported = 1 neighbour has the same problem
tour-a-day-later = A day and an hour pass, and nobody takes it on…
tour-passed-up = so I have passed it to the { $holder }
tour-taken-on = #1: the { $holder } has taken it on
tour-solved = #1 is solved
tour-bot-to = Yishi → { $whom }
tour-broken = Here the story breaks off
tour-end = The end: each step came out as the story says.
